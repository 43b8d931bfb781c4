/**
 * Campaigns that try to break the program and count how often that succeeds: many random trials,
 * each repeatable by its number. What they find is mended and gets a test of its own.
 */
@NullMarked
package sparsam.campaign;

import org.jspecify.annotations.NullMarked;
