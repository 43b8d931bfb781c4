package sparsam.ui.flatness;

import java.nio.file.Path;

/** A run that can be looked at, and what it is called. */
public record RunName(Path folder, String name) {}
