package sparsam.nn.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes safetensors files as other programs do, of any type, with none of the program's code. */
public final class OtherFiles {
  private record Part(String name, String type, List<Integer> shape, byte[] data) {}

  private final List<Part> parts = new ArrayList<>();

  /** A tensor of given bytes. */
  public OtherFiles put(String name, String type, List<Integer> shape, byte[] data) {
    parts.add(new Part(name, type, shape, data));
    return this;
  }

  /** A 64-bit counter without dimensions, as BatchNorm's. */
  public OtherFiles counter(String name, long value) {
    return put(
        name,
        "I64",
        List.of(),
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  /** Numbers in a type that need not hold them exactly: what is too fine for it is cut off. */
  public OtherFiles put(String name, String type, List<Integer> shape, float[] values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Dtype.valueOf(type).bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      switch (type) {
        case "F64" -> data.putDouble(value);
        case "F32" -> data.putFloat(value);
        case "F16" -> data.putShort(Float.floatToFloat16(value));
        case "BF16" -> data.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        case "I64" -> data.putLong((long) value);
        default -> data.putInt((int) value);
      }
    }
    return put(name, type, shape, data.array());
  }

  /** Every tensor of a file in another type and under longer names. */
  public static OtherFiles of(Safetensors file, String type, String prefix) {
    OtherFiles made = new OtherFiles();
    file.tensors()
        .forEach(
            (name, tensor) ->
                made.put(prefix + name, type, tensor.shape(), ((Tensor.Floats) tensor).values()));
    return made;
  }

  /** The file. */
  public byte[] bytes() {
    StringBuilder header = new StringBuilder("{");
    int at = 0;
    for (Part part : parts) {
      header.append(
          String.format(
              Locale.ROOT,
              "%s\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}",
              at == 0 && header.length() == 1 ? "" : ",",
              part.name,
              part.type,
              part.shape.stream().map(String::valueOf).collect(Collectors.joining(",")),
              at,
              at + part.data.length));
      at += part.data.length;
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + at).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    parts.forEach(part -> bytes.put(part.data));
    return bytes.array();
  }
}
