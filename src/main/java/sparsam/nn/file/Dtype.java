package sparsam.nn.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The number formats of tensors that are read, by safetensors' names. */
public enum Dtype {
  F64(Double.BYTES, Float.BYTES),
  F32(Float.BYTES, Float.BYTES),
  /** IEEE 754 half precision. */
  F16(Short.BYTES, Float.BYTES),
  /** The upper half of an {@link #F32}. */
  BF16(Short.BYTES, Float.BYTES),
  I64(Long.BYTES, Long.BYTES),
  I32(Integer.BYTES, Integer.BYTES);

  private final int bytes;
  private final int bytesInMemory;

  Dtype(int bytes, int bytesInMemory) {
    this.bytes = bytes;
    this.bytesInMemory = bytesInMemory;
  }

  /** Of a number in a file. */
  int bytes() {
    return bytes;
  }

  /** Of a number once it is read. */
  int bytesInMemory() {
    return bytesInMemory;
  }

  static Optional<Dtype> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** All names, as part of a sentence. */
  static String names() {
    return Arrays.stream(values()).map(Dtype::name).collect(Collectors.joining(", "));
  }
}
