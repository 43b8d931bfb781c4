/** Files on their way from mirrors into a folder: checked, resumable, through proxies. */
@NullMarked
package sparsam.data.fetch;

import org.jspecify.annotations.NullMarked;
