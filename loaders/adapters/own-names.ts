/** A form may ask two things under one name: the second becomes "Coding (2)", so that neither rating replaces the other. */
export function withOwnNames<Rating extends {question: string | null}>(ratings: readonly Rating[]): Rating[] {
  const times = new Map<string, number>();
  return ratings.map((rating) => {
    if (rating.question === null) return rating;
    const count = (times.get(rating.question) ?? 0) + 1;
    times.set(rating.question, count);
    return count === 1 ? rating : {...rating, question: `${rating.question} (${count})`};
  });
}
