/** With how many threads a run's networks compute where nobody says it. */
@NullMarked
package sparsam.experiment.pace;

import org.jspecify.annotations.NullMarked;
