package sparsam.nn.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * The messages of ONNX's schema that a network needs, with the numbers of their fields.
 *
 * <p>Source: {@code onnx/onnx.proto} of ONNX 1.12, whose IR version is 8 and whose newest operators
 * are opset 17.
 */
final class Schema {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private Schema() {}

  /**
   * A ModelProto.
   *
   * @param metadata by key
   */
  static Message model(
      String producer, String version, String text, Message graph, Map<String, String> metadata) {
    Message model =
        new Message()
            .number(1, IR_VERSION)
            .text(2, producer)
            .text(3, version)
            .text(6, text)
            .message(7, graph)
            .message(8, new Message().number(2, OPSET));
    metadata.forEach((key, value) -> model.message(14, new Message().text(1, key).text(2, value)));
    return model;
  }

  /** A GraphProto of one input and one output. */
  static Message graph(
      String name, List<Message> nodes, List<Message> tensors, Message input, Message output) {
    Message graph = new Message();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, name);
    tensors.forEach(tensor -> graph.message(5, tensor));
    return graph.message(11, input).message(12, output);
  }

  /** A NodeProto with one output. */
  static Message node(
      String name, String operator, List<String> inputs, String output, List<Message> attributes) {
    Message node = new Message();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, name).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    return node;
  }

  /** An AttributeProto: a number. */
  static Message attribute(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  /** An AttributeProto: a single-precision number. */
  static Message attribute(String name, double value) {
    return new Message().text(1, name).real(2, (float) value).number(20, 1);
  }

  /** An AttributeProto: several numbers. */
  static Message attribute(String name, List<Integer> values) {
    Message attribute = new Message().text(1, name);
    values.forEach(value -> attribute.number(8, value));
    return attribute.number(20, 7);
  }

  /** A TensorProto of single-precision numbers, row after row. */
  static Message tensor(String name, List<Integer> shape, float[] values) {
    byte[] raw = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    little(raw).asFloatBuffer().put(values);
    return tensor(name, shape, FLOAT, raw);
  }

  /** A TensorProto: a row of integers. */
  static Message tensor(String name, long... values) {
    byte[] raw = new byte[values.length * Long.BYTES];
    little(raw).asLongBuffer().put(values);
    return tensor(name, List.of(values.length), INT64, raw);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Message tensor(String name, List<Integer> shape, int type, byte[] raw) {
    Message tensor = new Message();
    shape.forEach(size -> tensor.number(1, size));
    return tensor.number(2, type).text(8, name).bytes(9, raw);
  }

  /**
   * A ValueInfoProto: any number of single-precision tensors.
   *
   * @param sizes of one of them
   */
  static Message value(String name, List<Integer> sizes, String text) {
    Message shape = new Message().message(1, new Message().text(2, "batch"));
    sizes.forEach(size -> shape.message(1, new Message().number(1, size)));
    Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
    return new Message().text(1, name).message(2, type).text(3, text);
  }
}
