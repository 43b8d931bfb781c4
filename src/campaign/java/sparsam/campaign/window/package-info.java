/** The window under a hand that does anything: clicks, keys, drags, for minutes and for hours. */
@NullMarked
package sparsam.campaign.window;

import org.jspecify.annotations.NullMarked;
