package sparsam.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a thread that computes give way to the window's, which has only moments of work. */
@SuppressWarnings("restricted") // Java's priorities mean nothing on Linux, so the system is asked
public final class Courtesy {
  private static final Logger LOG = LoggerFactory.getLogger(Courtesy.class);

  /** Of Linux's {@code setpriority}: this thread's own. */
  private static final int PRIO_PROCESS = 0;

  private static final int SELF = 0;

  /** A thirtieth of the share of a thread at 0; woken ones go first. */
  private static final int NICE = 15;

  private Courtesy() {}

  /**
   * Gives way from now on, the calling thread and those that it begins. Where the system does not
   * allow it nothing changes.
   */
  @SuppressWarnings("ThreadPriorityCheck") // a hint; nothing relies on it
  public static void giveWay() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return;
    }
    try {
      Optional<MemorySegment> symbol = Linker.nativeLinker().defaultLookup().find("setpriority");
      if (symbol.isPresent()) {
        int refused =
            (int)
                Linker.nativeLinker()
                    .downcallHandle(
                        symbol.get(), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                    .invokeExact(PRIO_PROCESS, SELF, NICE);
        if (refused != 0) {
          LOG.info("the engine's thread keeps its priority");
        }
      }
    } catch (Throwable e) { // What a method handle may throw; a slower window is no reason to stop.
      LOG.info("the engine's thread keeps its priority: {}", e.toString());
    }
  }
}
