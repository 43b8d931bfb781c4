/**
 * The proof that the numbers are right: traces of optimiser steps and masks that PyTorch computed,
 * replayed here and compared value by value.
 */
@NullMarked
package sparsam.verify;

import org.jspecify.annotations.NullMarked;
