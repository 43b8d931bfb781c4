package sparsam.nn.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes safetensors files: F32, I32 and I64, in the order of the tensors. */
final class SafetensorsWriter {
  private SafetensorsWriter() {}

  static byte[] write(Map<String, String> metadata, Map<String, Tensor> tensors) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    if (!metadata.isEmpty()) {
      ObjectNode node = header.putObject(Header.METADATA);
      metadata.forEach(node::put);
    }
    int offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      Dtype dtype = written(tensor);
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", dtype.name());
      ArrayNode shape = node.putArray("shape");
      tensor.shape().forEach(shape::add);
      int end = Math.addExact(offset, Math.multiplyExact(dtype.bytes(), tensor.length()));
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = padded(header.toString());
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(Long.BYTES + json.length, offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (Tensor tensor : tensors.values()) {
      int next = bytes.position() + written(tensor).bytes() * tensor.length();
      switch (tensor) {
        case Tensor.Floats floats -> bytes.asFloatBuffer().put(floats.values());
        case Tensor.Ints ints -> Arrays.stream(ints.values()).forEach(bytes::putInt);
        case Tensor.Longs longs -> bytes.asLongBuffer().put(longs.values());
      }
      bytes.position(next);
    }
    return bytes.array();
  }

  private static Dtype written(Tensor tensor) {
    return tensor instanceof Tensor.Floats ? Dtype.F32 : tensor.dtype();
  }

  /** So that the data begin at a multiple of eight bytes. */
  private static byte[] padded(String header) {
    int length = header.getBytes(StandardCharsets.UTF_8).length;
    return (header + " ".repeat(Math.ceilDiv(length, Long.BYTES) * Long.BYTES - length))
        .getBytes(StandardCharsets.UTF_8);
  }
}
