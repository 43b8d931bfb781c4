/**
 * Images and labels as they lie on people's disks: IDX, CIFAR's binary files, folders of images,
 * NumPy's archives, tables. {@link sparsam.data.source.Sources} finds out which; each is read whole
 * or refused with one sentence, however broken or hostile it is. Knows nothing of splits.
 */
@NullMarked
package sparsam.data.source;

import org.jspecify.annotations.NullMarked;
