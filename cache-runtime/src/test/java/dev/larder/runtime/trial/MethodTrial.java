package dev.larder.runtime.trial;

/**
 * The trial of one method.
 *
 * @param method the method with the types of its parameters, such as {@code find(long)}
 */
public record MethodTrial(String method, Outcome outcome) {

    @Override
    public String toString() {
        return method + ": " + outcome.told();
    }
}
