/** Names, descriptions and classes that would be markup, formulas or orders where text is meant. */
@NullMarked
package sparsam.campaign.report;

import org.jspecify.annotations.NullMarked;
