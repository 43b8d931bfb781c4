package sparsam.ui.flatness;

import java.util.List;
import sparsam.flatness.landscape.Grid;

/** What a survey is of. */
record Measured(List<Chosen> networks, Sight sight, boolean path, long seed, Grid grid) {}
