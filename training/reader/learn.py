"""Owns the learning itself: log-linear weights over sparse features by FTRL-proximal (per-coordinate steps, L1), for
single decisions and for the linear chain. One thread, one seed, no file formats."""

import numba
import numpy as np

#: The limit under which no rank of a chain's features is left out.
ALL_RANKS = 9


@numba.njit(cache=True)
def add_counts(rows, owners, order, counts, last):
    """Adds to `counts` how many owners each slot of `rows` has; rows in an `order` that keeps each owner's together.
    `last` remembers the owner that a slot was last seen with."""
    for i in order:
        for k in range(rows.shape[1]):
            slot = rows[i, k]
            if last[slot] != owners[i]:
                last[slot] = owners[i]
                counts[slot] += 1


@numba.njit(cache=True)
def look_up(rows, id_of):
    """The ids of the slots in `rows`."""
    out = np.empty(rows.shape, np.int32)
    for i in range(rows.shape[0]):
        for k in range(rows.shape[1]):
            out[i, k] = id_of[rows[i, k]]
    return out


@numba.njit(cache=True, fastmath=True)
def _step(f, g, w, z, n, alpha, beta, l1, l2):
    if n[f] < 0:  # frozen: another decision owns this slot
        return
    old = n[f]
    new = old + g * g
    z[f] += g - (np.sqrt(new) - np.sqrt(old)) / alpha * w[f]
    n[f] = new
    if abs(z[f]) <= l1:
        w[f] = 0.0
    else:
        w[f] = -(z[f] - np.sign(z[f]) * l1) / ((beta + np.sqrt(new)) / alpha + l2)


@numba.njit(cache=True, fastmath=True)
def decision_epoch(rows, labels, order, w, z, n, alpha, beta, l1, l2):
    """One pass over rows (ids into w; id 0 is never learned); returns the mean log loss met on the way."""
    loss = 0.0
    width = rows.shape[1]
    for i in order:
        s = 0.0
        for k in range(width):
            s += w[rows[i, k]]
        s = min(max(s, -30.0), 30.0)
        p = 1 / (1 + np.exp(-s))
        y = labels[i]
        loss += np.log1p(np.exp(-s if y else s))
        g = p - y
        if abs(g) < 1e-4:
            continue
        for k in range(width):
            f = rows[i, k]
            if f:
                _step(f, g, w, z, n, alpha, beta, l1, l2)
    return loss / max(1, len(order))


@numba.njit(cache=True, fastmath=True)
def decision_odds(rows, w):
    out = np.zeros(rows.shape[0], np.float32)
    for i in range(rows.shape[0]):
        for k in range(rows.shape[1]):
            out[i] += w[rows[i, k]]
    return out


@numba.njit(cache=True)
def _log_sum(a, b):
    top = max(a, b)
    return top + np.log1p(np.exp(min(a, b) - top))


@numba.njit(cache=True, fastmath=True)
def _chain(node, e1, e2, e3, start, size, w, sc, fw, bw, ranks, edge_ranks, limit):
    """Scores and forward-backward sums of one utterance; returns the log of the partition sum."""
    for i in range(size):
        r = start + i
        s = 0.0
        for k in range(node.shape[1]):
            if ranks[k] <= limit:
                s += w[node[r, k]]
        sc[i, 0] = s
        a = b = c = 0.0
        if i > 0:
            for k in range(e1.shape[1]):
                if edge_ranks[k] <= limit:
                    a += w[e1[r, k]]
                    b += w[e2[r, k]]
                    c += w[e3[r, k]]
        sc[i, 1], sc[i, 2], sc[i, 3] = a, b, c
    fw[0, 0] = 0.0
    fw[0, 1] = sc[0, 0]
    for i in range(1, size):
        fw[i, 0] = _log_sum(fw[i - 1, 0], fw[i - 1, 1] + sc[i, 2])
        fw[i, 1] = sc[i, 0] + _log_sum(fw[i - 1, 0] + sc[i, 1], fw[i - 1, 1] + sc[i, 3])
    bw[size - 1, 0] = bw[size - 1, 1] = 0.0
    for i in range(size - 2, -1, -1):
        talk = bw[i + 1, 1] + sc[i + 1, 0]
        bw[i, 0] = _log_sum(bw[i + 1, 0], talk + sc[i + 1, 1])
        bw[i, 1] = _log_sum(bw[i + 1, 0] + sc[i + 1, 2], talk + sc[i + 1, 3])
    return _log_sum(fw[size - 1, 0], fw[size - 1, 1])


@numba.njit(cache=True, fastmath=True)
def chain_epoch(
    node, e1, e2, e3, labels, starts, sizes, order, limits, ranks, edge_ranks, w, z, n, alpha, beta, l1, l2
):
    """One pass over utterances, each without the features whose rank is above its limit; returns the mean negative log
    likelihood of a unit met on the way."""
    widest = sizes.max()
    sc = np.zeros((widest, 4))
    fw = np.zeros((widest, 2))
    bw = np.zeros((widest, 2))
    loss = 0.0
    units = 0
    for u in order:
        start, size, limit = starts[u], sizes[u], limits[u]
        total = _chain(node, e1, e2, e3, start, size, w, sc, fw, bw, ranks, edge_ranks, limit)
        gold = 0.0
        for i in range(size):
            y = labels[start + i]
            x = labels[start + i - 1] if i > 0 else 0
            if y:
                gold += sc[i, 0]
            if i > 0:
                if y and not x:
                    gold += sc[i, 1]
                elif x and not y:
                    gold += sc[i, 2]
                elif x and y:
                    gold += sc[i, 3]
        loss += total - gold
        units += size
        for i in range(size):
            r = start + i
            y = labels[r]
            g = np.exp(fw[i, 1] + bw[i, 1] - total) - y
            if abs(g) > 1e-4:
                for k in range(node.shape[1]):
                    if ranks[k] <= limit and node[r, k]:
                        _step(node[r, k], g, w, z, n, alpha, beta, l1, l2)
            if i == 0:
                continue
            x = labels[r - 1]
            talk = sc[i, 0] + bw[i, 1]
            g1 = np.exp(fw[i - 1, 0] + sc[i, 1] + talk - total) - (1.0 if y and not x else 0.0)
            g2 = np.exp(fw[i - 1, 1] + sc[i, 2] + bw[i, 0] - total) - (1.0 if x and not y else 0.0)
            g3 = np.exp(fw[i - 1, 1] + sc[i, 3] + talk - total) - (1.0 if x and y else 0.0)
            if abs(g1) + abs(g2) + abs(g3) > 1e-4:
                for k in range(e1.shape[1]):
                    if edge_ranks[k] > limit:
                        continue
                    if e1[r, k]:
                        _step(e1[r, k], g1, w, z, n, alpha, beta, l1, l2)
                    if e2[r, k]:
                        _step(e2[r, k], g2, w, z, n, alpha, beta, l1, l2)
                    if e3[r, k]:
                        _step(e3[r, k], g3, w, z, n, alpha, beta, l1, l2)
    return loss / max(1, units)


@numba.njit(cache=True, fastmath=True)
def chain_odds(node, e1, e2, e3, starts, sizes, which, ranks, edge_ranks, w):
    """Log odds of talk of each unit of the utterances in `which` (others stay 0)."""
    widest = sizes.max()
    sc = np.zeros((widest, 4))
    fw = np.zeros((widest, 2))
    bw = np.zeros((widest, 2))
    out = np.zeros(node.shape[0], np.float32)
    for u in which:
        start, size = starts[u], sizes[u]
        _chain(node, e1, e2, e3, start, size, w, sc, fw, bw, ranks, edge_ranks, ALL_RANKS)
        for i in range(size):
            out[start + i] = fw[i, 1] + bw[i, 1] - fw[i, 0] - bw[i, 0]
    return out


class Slots:
    """Which feature slots are learned: those that `counts` has seen often enough get ids from 1 on; id 0 stands for the
    rest.

    w, z and n are FTRL's weights, gradient sums and squared gradient sums by id. A slot that `owned` has a weight for
    keeps it: its n is -1, which means frozen, as no sum of squares can be."""

    def __init__(self, counts: np.ndarray, least: int, owned: np.ndarray | None = None):
        kept = counts >= least
        if owned is not None:
            kept |= (owned != 0) & (counts > 0)
        self.of_id = np.concatenate([[0], np.nonzero(kept)[0]]).astype(np.int64)
        self.id_of = np.zeros(len(counts), np.int32)
        self.id_of[self.of_id[1:]] = np.arange(1, len(self.of_id), dtype=np.int32)
        self.w = np.zeros(len(self.of_id), np.float32)
        self.z = np.zeros(len(self.of_id), np.float32)
        self.n = np.zeros(len(self.of_id), np.float32)
        if owned is not None:
            taken = owned[self.of_id] != 0
            taken[0] = False
            self.w[taken] = owned[self.of_id][taken]
            self.n[taken] = -1
