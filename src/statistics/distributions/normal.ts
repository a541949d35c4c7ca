/**
 * The standard normal distribution. Lower tail by W. J. Cody's rational Chebyshev approximations (1969, ANORM of ACM
 * Algorithm 715), quantile by M. J. Wichura's AS 241 (1988): both accurate to about 1e-16 relative, tails included.
 */

const inverseRootTwoPi = 0.3989422804014327;

function rational(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  let top = 0;
  let bottom = 0;
  for (let i = numerator.length - 1; i >= 0; i--) top = top * x + numerator[i]!;
  for (let i = denominator.length - 1; i >= 0; i--) bottom = bottom * x + denominator[i]!;
  return top / bottom;
}

// Coefficients from the constant term up.
const centre = {
  top: [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  bottom: [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1]
};
const middle = {
  top: [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
    8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8
  ],
  bottom: [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
    235.387901782625, 22.266688044328117, 1
  ]
};
const far = {
  top: [
    2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
    0.023073441764940174
  ],
  bottom: [7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1]
};

/** Density of the standard normal at x. */
export function normalDensity(x: number): number {
  return inverseRootTwoPi * Math.exp(-0.5 * x * x);
}

/** P(Z > x): accurate however far out x is, where 1 − `normalCdf` would be 0. */
export function normalUpperTail(x: number): number {
  if (x < 0) return x > -0.67448975 ? 0.5 + centreArea(-x) : 1 - tail(-x);
  return x < 0.67448975 ? 0.5 - centreArea(x) : tail(x);
}

/** P(Z ≤ x). */
export function normalCdf(x: number): number {
  return normalUpperTail(-x);
}

function centreArea(x: number): number {
  return x * rational(x * x, centre.top, centre.bottom);
}

function tail(x: number): number {
  if (x > 38.6) return 0;
  // exp(−x²/2) in two factors, so that the rounding of x² does not reach the result.
  const near = Math.trunc(x * 16) / 16;
  const exponential = Math.exp(-0.5 * near * near) * Math.exp(-0.5 * (x - near) * (x + near));
  if (x <= Math.sqrt(32)) return exponential * rational(x, middle.top, middle.bottom);
  const s = 1 / (x * x);
  return (exponential / x) * (inverseRootTwoPi - s * rational(s, far.top, far.bottom));
}

const quantileCentre = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854
  ]
};
const quantileMiddle = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9
  ]
};
const quantileFar = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15
  ]
};

/**
 * The x with P(Z ≤ x) = p; −∞ at 0 and ∞ at 1.
 *
 * @throws when p is not in [0, 1]
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normal quantile needs a probability in [0, 1], got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, quantileCentre.top, quantileCentre.bottom);
  const tailArea = Math.min(p, 1 - p);
  if (tailArea === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(tailArea));
  const size =
    r <= 5
      ? rational(r - 1.6, quantileMiddle.top, quantileMiddle.bottom)
      : rational(r - 5, quantileFar.top, quantileFar.bottom);
  return q < 0 ? -size : size;
}
