/**
 * Networks as ONNX files, opset 17: the few messages of ONNX's schema that a network needs, written
 * as protocol buffers.
 */
@NullMarked
package sparsam.nn.onnx;

import org.jspecify.annotations.NullMarked;
