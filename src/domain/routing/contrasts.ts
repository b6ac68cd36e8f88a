/** A text of a class: rows of its features and what each counts. */
type Told = {
  readonly target: number;
  readonly packed: { readonly rows: Int32Array; readonly values: Float32Array };
};

// A feature never met in a class counts as met this much.
const unmet = 0.004;

/**
 * How much more each feature is met in a class than in all others: logarithms of the two shares' ratio, `rows × classes`, the mean of
 * each row taken away. This is naive Bayes with each class against its complement.
 */
export function contrastsOf(
  texts: readonly Told[],
  { rows, classes }: { readonly rows: number; readonly classes: number },
): Float32Array {
  const met = new Float32Array(rows * classes);
  const ofRow = new Float64Array(rows);
  const ofClass = new Float64Array(classes);
  let total = 0;
  for (const { target, packed } of texts) {
    for (const [index, row] of packed.rows.entries()) {
      const value = packed.values[index] ?? 0;
      met[row * classes + target] = (met[row * classes + target] ?? 0) + value;
      ofRow[row] = (ofRow[row] ?? 0) + value;
      ofClass[target] = (ofClass[target] ?? 0) + value;
      total += value;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < classes; column += 1) {
      const at = row * classes + column;
      const own = met[at] ?? 0;
      const inside = ofClass[column] ?? 0;
      const share = (own + unmet) / (inside + unmet * rows);
      const others = ((ofRow[row] ?? 0) - own + unmet) / (total - inside + unmet * rows);
      const contrast = Math.log(share / Math.max(others, 1e-9));
      met[at] = contrast;
      sum += contrast;
    }
    for (let column = 0; column < classes; column += 1)
      met[row * classes + column] = (met[row * classes + column] ?? 0) - sum / classes;
  }
  return met;
}
