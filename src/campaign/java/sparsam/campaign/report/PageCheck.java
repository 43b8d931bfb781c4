package sparsam.campaign.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import sparsam.recipe.Recipe;

/**
 * Whether a page is whole XML, holds nothing that acts or comes from elsewhere, and shows names.
 */
final class PageCheck {
  private static final Set<String> ACTING =
      Set.of("script", "iframe", "object", "embed", "form", "link", "base", "foreignobject", "use");

  private static final Set<String> LINKS = Set.of("href", "src", "xlink:href", "action");

  /** A place of the page itself, a picture and the recipe inside of it. */
  private static final List<String> OWN =
      List.of("#", "data:image/png;base64,", "data:application/json;base64,");

  private PageCheck() {}

  /** What is wrong with it; empty where nothing is. */
  static Optional<String> of(String page, Recipe recipe)
      throws IOException, ParserConfigurationException {
    Element root;
    try {
      root = parse(page.replaceFirst("(?i)<!doctype html>", ""));
    } catch (SAXException e) {
      return Optional.of("the page is no XML: " + e.getMessage());
    }
    Optional<String> acting = acting(root);
    if (acting.isPresent()) {
      return acting;
    }
    String text = root.getTextContent();
    if (!text.contains(recipe.name())) {
      return Optional.of("the page does not show the name " + recipe.name());
    }
    return recipe.arms().stream()
        .filter(arm -> !text.contains(arm.name()))
        .map(arm -> "the page does not show the arm " + arm.name())
        .findFirst();
  }

  private static Element parse(String page)
      throws ParserConfigurationException, IOException, SAXException {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(new Thrown());
    return builder.parse(new InputSource(new StringReader(page))).getDocumentElement();
  }

  private static Optional<String> acting(Node node) {
    if (node instanceof Element element) {
      String tag = element.getTagName().toLowerCase(Locale.ROOT);
      if (ACTING.contains(tag)) {
        return Optional.of("the page has an element " + tag);
      }
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        String name = attributes.item(i).getNodeName().toLowerCase(Locale.ROOT);
        String value = attributes.item(i).getNodeValue();
        boolean outside = LINKS.contains(name) && OWN.stream().noneMatch(value::startsWith);
        if (name.startsWith("on") || outside) {
          return Optional.of("the page has %s=\"%s\" in %s".formatted(name, value, tag));
        }
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      Optional<String> found = acting(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The parser's own handler prints. */
  private static final class Thrown implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
