using Whence.Store.Queries.Following;

namespace Whence.Store.Queries.Syndication;

/// <summary>Why an alert fired, in the words that pages, feeds and the command line share.</summary>
public static class AlertWords
{
    public static string Of(AlertRule rule) => rule switch
    {
        AlertRule.Match => "matches the search",
        AlertRule.Teller => "has it from the source",
        AlertRule.Report => "says it too",
        AlertRule.Denial => "denies it",
        AlertRule.Moved => "announces other days",
        _ => "tells it as past",
    };
}
