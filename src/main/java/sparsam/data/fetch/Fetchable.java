package sparsam.data.fetch;

import java.net.URI;
import java.util.List;

/** What can be brought from mirrors: some files under a name. */
public interface Fetchable {
  /** The data set's name. */
  String name();

  List<Published> files();

  /** Addresses to which the files' names are appended, in the order to try. */
  List<URI> mirrors();

  /** What a person would have to put into the folder by hand. */
  String byHand();
}
