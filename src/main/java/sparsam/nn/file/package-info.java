/**
 * Weights in files: safetensors read, checked and written, and what other programs' files hold of
 * one of our networks.
 */
@NullMarked
package sparsam.nn.file;

import org.jspecify.annotations.NullMarked;
