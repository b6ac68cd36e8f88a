/** Weights of a logistic regression; the last is the constant. */
export type LogisticFit = { readonly weights: readonly number[]; readonly bias: number };

const rounds = 12;

/** Solves `matrix · x = right` for a symmetric positive matrix (Cholesky); the arguments are used up. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row += 1) {
    const own = matrix[row] ?? new Float64Array(size);
    for (let column = 0; column <= row; column += 1) {
      const other = matrix[column] ?? own;
      let sum = own[column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (own[at] ?? 0) * (other[at] ?? 0);
      own[column] = row === column ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[column] ?? 1);
    }
    let sum = right[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (own[at] ?? 0) * (right[at] ?? 0);
    right[row] = sum / (own[row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] ?? 0;
    for (let below = row + 1; below < size; below += 1) sum -= (matrix[below]?.[row] ?? 0) * (right[below] ?? 0);
    right[row] = sum / (matrix[row]?.[row] ?? 1);
  }
  return right;
}

/** Fits a logistic regression with a penalty on large weights by Newton's method; the same input gives the same weights. */
export function fitLogistic(
  inputs: readonly (readonly number[])[],
  holds: readonly boolean[],
  penalty: number,
): LogisticFit {
  const size = (inputs[0]?.length ?? 0) + 1;
  const weights = new Float64Array(size);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (const [at, input] of inputs.entries()) {
      const row = [...input, 1];
      let points = 0;
      for (const [index, value] of row.entries()) points += value * (weights[index] ?? 0);
      const p = 1 / (1 + Math.exp(-points));
      const error = p - (holds[at] === true ? 1 : 0);
      const spread = Math.max(p * (1 - p), 1e-4);
      for (const [index, value] of row.entries()) {
        if (value === 0) continue;
        gradient[index] = (gradient[index] ?? 0) + error * value;
        const own = curvature[index];
        if (own === undefined) continue;
        for (let column = 0; column <= index; column += 1)
          own[column] = (own[column] ?? 0) + spread * value * (row[column] ?? 0);
      }
    }
    for (let index = 0; index < size; index += 1) {
      const held = index === size - 1 ? 1e-3 : penalty;
      gradient[index] = (gradient[index] ?? 0) + held * (weights[index] ?? 0);
      const own = curvature[index];
      if (own !== undefined) own[index] = (own[index] ?? 0) + held;
    }
    const step = solve(curvature, gradient);
    for (let index = 0; index < size; index += 1) weights[index] = (weights[index] ?? 0) - (step[index] ?? 0);
  }
  return { weights: [...weights.subarray(0, size - 1)], bias: weights[size - 1] ?? 0 };
}
