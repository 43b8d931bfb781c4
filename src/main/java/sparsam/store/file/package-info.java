/** What the files of a folder have in common: tables, notes, versions. */
@NullMarked
package sparsam.store.file;

import org.jspecify.annotations.NullMarked;
