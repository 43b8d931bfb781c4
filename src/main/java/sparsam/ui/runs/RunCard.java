package sparsam.ui.runs;

import java.nio.file.Path;

/**
 * A run in the list, in words ready to be shown.
 *
 * @param when it began
 * @param outcome how it ended and how well its best arm did; or what is damaged
 * @param note what a person wrote; may be empty
 * @param damaged whether its folder cannot be read
 * @param shown whether it is the run that the window shows
 * @param overlaid whether its curves stand behind those shown
 */
public record RunCard(
    Path folder,
    String name,
    String when,
    String outcome,
    String note,
    boolean starred,
    boolean damaged,
    boolean shown,
    boolean overlaid) {}
