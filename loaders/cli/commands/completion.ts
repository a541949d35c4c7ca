import {Argument, Command, type CommandUnknownOpts} from "@commander-js/extra-typings";
import type {Terminal} from "../terminal.js";

/** A command with the words that may follow it. */
interface Known {
  name: string;
  says: string;
  /** `--json`, and what an option or an argument may be. */
  words: {word: string; says: string}[];
}

export const completion = (io: Terminal) =>
  new Command("completion")
    .description("print the completions of a shell, for its own file of settings")
    .addArgument(new Argument("<shell>", "which one").choices(["bash", "zsh", "fish"] as const))
    .addHelpText(
      "after",
      '\nWhere plumbline is in the path (npm link):\n  bash, zsh  eval "$(plumbline completion bash)"\n  fish       plumbline completion fish | source'
    )
    .action((shell, _, command) => io.print(scripts[shell](knownOf(command.parent!))));

function knownOf(cli: CommandUnknownOpts): Known[] {
  return cli.commands.map((command) => ({
    name: command.name(),
    says: command.description(),
    words: [
      ...command.options.flatMap(({long, description, argChoices = []}) => [
        {word: long!, says: description},
        ...argChoices.map((word) => ({word, says: description}))
      ]),
      ...command.registeredArguments.flatMap(({argChoices = [], description}) =>
        argChoices.map((word) => ({word, says: description}))
      )
    ]
  }));
}

const scripts = {bash, zsh, fish};

const wordsOf = ({words}: Known): string => [...new Set(words.map(({word}) => word))].join(" ");

function bash(known: readonly Known[]): string {
  return `_plumbline() {
  local words
  if [ "$COMP_CWORD" -eq 1 ]; then words="${known.map(({name}) => name).join(" ")}"
  else case "\${COMP_WORDS[1]}" in
${known.map((one) => `    ${one.name}) words="${wordsOf(one)}" ;;`).join("\n")}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _plumbline plumbline`;
}

function zsh(known: readonly Known[]): string {
  return `_plumbline() {
  if (( CURRENT == 2 )); then compadd -- ${known.map(({name}) => name).join(" ")}
  else case $words[2] in
${known.map((one) => `    ${one.name}) compadd -- ${wordsOf(one)} ;;`).join("\n")}
  esac; _files; fi
}
compdef _plumbline plumbline`;
}

function fish(known: readonly Known[]): string {
  const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
  const lines = known.flatMap(({name, says, words}) => [
    `complete -c plumbline -f -n __fish_use_subcommand -a ${name} -d ${quoted(says)}`,
    ...words.map(({word, says: about}) => {
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c plumbline -n '__fish_seen_subcommand_from ${name}' ${what} -d ${quoted(about)}`;
    })
  ]);
  return lines.join("\n");
}
