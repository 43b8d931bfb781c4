/** Forms: typed values that are checked as they are typed, and how a form's rows look. */
@NullMarked
package sparsam.ui.form;

import org.jspecify.annotations.NullMarked;
