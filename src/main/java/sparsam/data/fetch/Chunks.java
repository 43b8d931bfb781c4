package sparsam.data.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sparsam.data.fetch.MirrorException.Kind;

/**
 * The body of an answer, pulled piece by piece. The client's own streams wait for ever for a server
 * that has fallen silent; this one waits as long as it is told, and an interrupt ends the wait.
 */
final class Chunks implements BodySubscriber<Chunks>, AutoCloseable {
  /** What the client handed over: a piece, or how the body ended. */
  private sealed interface Event {
    record Piece(List<ByteBuffer> buffers) implements Event {}

    record End() implements Event {}

    record Broken(Throwable cause) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  @Override
  public CompletionStage<Chunks> getBody() {
    return subscription.thenApply(_ -> this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(1);
    this.subscription.complete(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Event.Piece(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Event.Broken(cause));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End());
  }

  /**
   * The next piece; null at the body's end.
   *
   * @throws MirrorException when the body broke off, or nothing came in time
   */
  @Nullable List<ByteBuffer> next(Duration patience) throws MirrorException, InterruptedException {
    Event event = events.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    return switch (event) {
      case null -> throw new MirrorException(Kind.BROKEN, "falls silent");
      case Event.Piece(List<ByteBuffer> buffers) -> {
        subscription.join().request(1);
        yield buffers;
      }
      case Event.End _ -> null;
      case Event.Broken(Throwable cause) ->
          throw new MirrorException(Kind.BROKEN, "breaks off the connection", cause);
    };
  }

  /** Ends the connection if the body has not ended. */
  @Override
  public void close() {
    var _ = subscription.thenAccept(Flow.Subscription::cancel);
  }
}
