export async function main(args: string[]): Promise<number> { process.stdout.write(args.join(" ") + "\n"); return 0; }
