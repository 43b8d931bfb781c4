package sparsam;

/** Opens the window when called without arguments and runs a subcommand otherwise. */
public final class Sparsam {
  private Sparsam() {}

  public static void main(String[] args) {
    System.out.println(args.length + " " + String.join("|", args));
  }
}
