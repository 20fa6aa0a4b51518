/** Owns the shape of the ranking's weights, as reader.bin holds them. Never ranks. */

/**
 * A sum over the numbers, and over a few units that see the numbers of a reading beside those of the search's first one:
 * `own` and `first` hold a row of weights a unit.
 */
export interface RankModel {
  readonly linear: Float64Array;
  readonly own: readonly Float64Array[];
  readonly first: readonly Float64Array[];
  readonly bias: Float64Array;
  readonly out: Float64Array;
}
