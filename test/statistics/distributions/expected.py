"""Writes expected.json: distribution values by mpmath at 60 digits. Run: python3 test/statistics/distributions/expected.py"""
import json, os
from mpmath import mp, mpf, gammainc, loggamma, psi, erfc, erfinv, findroot, sqrt, log, exp, pi, quad, binomial, inf, ncdf, npdf

mp.dps = 60
out = {}
s = lambda v: float(v)


def upper_normal(x):
    return erfc(x / sqrt(2)) / 2


def ibeta(a, b, x):
    """Regularised incomplete beta by its series of positive terms (DLMF 8.17.8), summed until they no longer count."""
    if x > (a + 1) / (a + b + 2):
        return 1 - ibeta(b, a, 1 - x)
    term = exp(a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a + 1) - loggamma(b))
    total, k = mpf(0), 0
    while term > total * mpf(10) ** -40 or (a + b + k) * x > a + 1 + k:
        total += term
        term *= x * (a + b + k) / (a + 1 + k)
        k += 1
    return total


out["logGamma"] = [[x, s(loggamma(mpf(x)))] for x in [1e-10, 0.01, 0.5, 0.9, 1.1, 1.5, 2.5, 3, 7.3, 9.99, 10, 50.5, 171.5, 1e4, 1e8]]
out["digamma"] = [[x, s(psi(0, mpf(x)))] for x in [0.001, 0.5, 1, 1.4616, 2, 9.5, 10, 123.4, 1e6]]
out["trigamma"] = [[x, s(psi(1, mpf(x)))] for x in [0.001, 0.5, 1, 2, 9.5, 10, 123.4, 1e6]]
out["normalUpperTail"] = [[x, s(upper_normal(mpf(x)))] for x in [-8, -3, -1, -0.5, 0, 0.1, 0.6, 0.7, 1, 1.96, 3, 5, 5.65, 5.7, 8, 12, 20, 37]]
out["normalQuantile"] = [[p, s(sqrt(mpf(2)) * erfinv(2 * mpf(p) - 1))] for p in [1e-12, 1e-6, 0.001, 0.025, 0.05, 0.07, 0.08, 0.3, 0.5, 0.95, 0.975, 0.999]]
out["normalQuantile"] += [[p, s(findroot(lambda x: log(upper_normal(x)) - log(mpf(p)), -z, solver="newton") * -1)] for p, z in [(1e-100, -21.27), (1e-300, -37.0)]]


def t_tail(t, v):
    t, v = mpf(t), mpf(v)
    return ibeta(v / 2, mpf(1) / 2, v / (v + t * t)) / 2


out["studentTUpperTail"] = [[t, v, s(t_tail(t, v))] for t in [0.01, 1, 2.5, 10, 100] for v in [1, 2.5, 9, 30, 1000]]
out["fUpperTail"] = [[x, a, b, s(ibeta(mpf(b) / 2, mpf(a) / 2, b / (mpf(a) * x + b)))] for x in [0.1, 1, 3.5, 20] for a, b in [(1, 5), (5, 15), (3.7, 120), (150, 900)]]
out["chiSquareUpperTail"] = [[x, v, s(gammainc(mpf(v) / 2, mpf(x) / 2, inf, regularized=True))] for x in [0.01, 1, 10, 100, 400] for v in [1, 5, 99]]
out["chiSquareCdf"] = [[x, v, s(gammainc(mpf(v) / 2, 0, mpf(x) / 2, regularized=True))] for x in [0.01, 1, 10, 100] for v in [1, 5, 99]]
out["betaCdf"] = [[x, a, b, s(ibeta(mpf(a), mpf(b), mpf(x)))] for x in [1e-6, 0.05, 0.3, 0.5, 0.9] for a, b in [(0.5, 0.5), (0.5, 20.5), (2, 3), (30.5, 70.5), (4000, 6000)]]
out["binomialCdf"] = [[k, n, p, s(sum(binomial(n, i) * mpf(p) ** i * (1 - mpf(p)) ** (n - i) for i in range(k + 1)))] for k, n, p in [(0, 10, 0.2), (3, 20, 0.3), (50, 200, 0.4), (199, 200, 0.95), (5, 1000, 0.05)]]
out["binomialDensity"] = [[k, n, p, s(binomial(n, k) * mpf(p) ** k * (1 - mpf(p)) ** (n - k))] for k, n, p in [(0, 10, 0.2), (3, 20, 0.3), (50, 200, 0.4), (199, 200, 0.95), (5, 1000, 0.05)]]


def bvn(h, k, r):
    # Conditional form: integral of the density of X times P(Y > k | X) in pieces.
    h, k, r = mpf(h), mpf(k), mpf(r)
    f = lambda x: npdf(x) * upper_normal((k - r * x) / sqrt(1 - r * r))
    step = mpf(1) / 2 if abs(r) < 0.99 else mpf(1) / 16
    points, x = [h], h
    while x < 12:
        x += step
        points.append(x)
    return quad(f, points)


mp.dps = 25
out["bivariateNormalUpperTail"] = [[h, k, r, s(bvn(h, k, r))] for h, k, r in [(0, 0, 0.5), (0.5244, 0.5244, 0.66), (1, -1, -0.3), (1, 2, 0.9), (1, 1.1, 0.95), (-0.5, 0.25, 0.999), (0.3, -0.2, -0.95), (-1, 0.5, -0.99), (2, 2, -0.5)]]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json"), "w") as f:
    f.write("{\n" + ",\n".join('"%s": [\n%s\n]' % (k, ",\n".join("  " + json.dumps(r) for r in v)) for k, v in out.items()) + "\n}\n")
