package sparsam.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Application.EventHandler;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import sparsam.plot.OnScreen;
import sparsam.plot.Toolkit;

@OnScreen
class OpenFilesTest {
  private final List<String> opened = new ArrayList<>();
  private final List<String> passedOn = new ArrayList<>();

  private final EventHandler toolkit =
      new EventHandler() {
        @Override
        public void handleQuitAction(Application app, long time) {
          passedOn.add("quit " + time);
        }

        @Override
        public void handlePreferencesChanged(Map<String, Object> preferences) {
          passedOn.add("preferences " + preferences);
        }
      };

  /** With a toolkit's handler that is known, and its own again afterwards. */
  private static <T> T withHandler(EventHandler handler, Callable<T> work) {
    return Toolkit.onScreen(
        () -> {
          EventHandler own = Application.GetApplication().getEventHandler();
          Application.GetApplication().setEventHandler(handler);
          try {
            return work.call();
          } finally {
            Application.GetApplication().setEventHandler(own);
          }
        });
  }

  private EventHandler installed(String system) {
    return withHandler(
        toolkit,
        () -> {
          OpenFiles.install(system, opened::add);
          return Application.GetApplication().getEventHandler();
        });
  }

  @Test
  void a_file_of_the_finder_is_opened_and_all_else_goes_on_to_the_toolkit() {
    EventHandler handler = installed("Mac OS X");
    assertNotSame(toolkit, handler);
    Application app = Application.GetApplication();
    String one = Path.of("one.sparsam").toAbsolutePath().toString();
    handler.handleOpenFilesAction(app, 0, new String[] {"sparsam.Sparsam", one, one + "2"});
    handler.handleOpenFilesAction(app, 0, new String[0]);
    assertEquals(List.of(one), opened);
    handler.handleQuitAction(app, 7);
    handler.handlePreferencesChanged(Map.of("dark", true));
    assertEquals(List.of("quit 7", "preferences {dark=true}"), passedOn);
  }

  /** What a newer toolkit adds would be lost on the way. */
  @Test
  void nothing_that_the_toolkit_handles_is_left_out() {
    Set<String> all = methods(EventHandler.class);
    assertFalse(all.isEmpty());
    assertEquals(all, methods(installed("Mac OS X").getClass()));
  }

  private static Set<String> methods(Class<?> type) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .forEach(names::add);
    return names;
  }

  @Test
  void elsewhere_the_toolkits_own_handler_stays() {
    assertSame(toolkit, installed("Linux"));
    assertSame(toolkit, installed("Windows 11"));
  }

  /** A toolkit that is not as it was costs the files of the Finder, and not the window. */
  @Test
  void where_it_cannot_be_installed_nothing_happens() {
    OpenFiles.install("Mac OS X", opened::add); // Not on the window's thread.
    assertEquals(List.of(), opened);
  }
}
