/**
 * What a choice and its numbers are, said once: a kind's name, title and settings, each with its
 * key, symbol, unit, range, default and help. Recipe files, refusals, {@code --set}, forms, words
 * and README follow from it. Knows nothing of what the numbers decide.
 *
 * <p>A {@code Kind} stands beside the record that it makes, and a plain list of kinds says which
 * there are. A setting's value travels as plain Java (a number, a boolean, text, a list), as JSON
 * has it, so that neither reader nor form needs a cast.
 */
@NullMarked
package sparsam.settings;

import org.jspecify.annotations.NullMarked;
