package running;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Makes calls, and records what they answered and what they asked their delegates for. */
abstract class Recorder {
    /** What the delegates were asked for since the last entry. */
    final List<String> calls = new ArrayList<>();

    interface Call {
        Object run() throws Exception;
    }

    void note(List<String> log, String title, Call... scenario) {
        List<Object> results = new ArrayList<>();
        for (Call call : scenario) {
            try {
                results.add(call.run());
            } catch (CompletionException e) {
                results.add(e.getCause());
            } catch (Exception e) {
                results.add(e);
            }
        }
        log.add(title + ": " + results + " by " + calls);
        calls.clear();
    }
}
