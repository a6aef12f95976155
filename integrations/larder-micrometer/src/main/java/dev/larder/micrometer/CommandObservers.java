package dev.larder.micrometer;

import dev.larder.runtime.spi.CommandObserver;
import java.util.ArrayList;
import java.util.List;

/** Several observers of commands as one. Each gets its own callers back. */
record CommandObservers(List<CommandObserver> observers) implements CommandObserver {

    static CommandObserver of(List<? extends CommandObserver> observers) {
        return switch (observers.size()) {
            case 0 -> CommandObserver.none();
            case 1 -> observers.get(0);
            default -> new CommandObservers(List.copyOf(observers));
        };
    }

    @Override
    public Caller caller() {
        List<Caller> callers = new ArrayList<>(observers.size());
        observers.forEach(observer -> callers.add(observer.caller()));
        return new Together(callers);
    }

    @Override
    public Sent begin(Command command, List<Caller> callers) {
        List<Sent> sent = new ArrayList<>(observers.size());
        for (int i = 0; i < observers.size(); i++) {
            int place = i;
            List<Caller> its = new ArrayList<>(callers.size());
            callers.forEach(caller -> its.add(((Together) caller).callers.get(place)));
            sent.add(observers.get(i).begin(command, its));
        }
        return error -> sent.forEach(each -> each.end(error));
    }

    /** @param callers what each observer knows of one caller, in the observers' order */
    private record Together(List<Caller> callers) implements Caller {}
}
