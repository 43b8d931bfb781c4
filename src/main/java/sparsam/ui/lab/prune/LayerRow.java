package sparsam.ui.lab.prune;

/** One row of the table of layers, in words and numbers as they are shown. */
public record LayerRow(String name, String weights, String zeros, String threshold) {}
