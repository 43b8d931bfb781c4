package sparsam.ui.shell;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** A file from a file manager, which no robot can drag. */
final class Dragged {
  private Dragged() {}

  /**
   * @param type what is done with the file there
   */
  static void over(Node node, EventType<DragEvent> type, Path file) {
    LabFixture.onScreen(
        () -> {
          TKClipboard clipboard =
              (TKClipboard)
                  Proxy.newProxyInstance(
                      Dragged.class.getClassLoader(),
                      new Class<?>[] {TKClipboard.class},
                      (_, method, args) ->
                          switch (method.getName()) {
                            case "getContent" ->
                                args[0] == DataFormat.FILES ? List.<File>of(file.toFile()) : null;
                            case "hasContent" -> args[0] == DataFormat.FILES;
                            case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                            default -> null;
                          });
          Dragboard board = DragboardHelper.createDragboard(clipboard);
          node.fireEvent(
              new DragEvent(type, board, 10, 10, 10, 10, TransferMode.COPY, null, node, null));
          return node;
        });
  }
}
