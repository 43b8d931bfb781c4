/**
 * Hands a sweep's trainings to Apache Spark, one task each. It knows nothing of Sparsam but the
 * command that trains one, and the folders that a sweep and its runs lie in.
 */
package sparsam.spark;
