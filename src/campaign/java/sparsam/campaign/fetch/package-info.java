/** Downloads from servers and through proxies that break off, lie, or lead elsewhere. */
@NullMarked
package sparsam.campaign.fetch;

import org.jspecify.annotations.NullMarked;
