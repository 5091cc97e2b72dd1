using Microsoft.Data.Sqlite;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database;

/// <summary>Functions with which a script fills the full-text indexes of a case from its rows.</summary>
internal static class IndexFunctions
{
    /// <param name="connection">The case.</param>
    /// <param name="indexed">Called for each article and each claim.</param>
    public static void AddTo(SqliteConnection connection, Action? indexed = null)
    {
        (long Article, string Text) last = (0, "");
        connection.CreateFunction("article_words", (byte[] packed) =>
        {
            indexed?.Invoke();
            return StoredBytes.UnpackText(packed);
        });
        connection.CreateFunction("article_facts", (string? published, string language) => IndexedFacts.OfArticle(published, language));
        connection.CreateFunction("claim_words", (long article, byte[] packed, string spans) =>
        {
            indexed?.Invoke();
            // Claims come article by article.
            if (last.Article != article)
                last = (article, StoredBytes.UnpackText(packed));
            return SpanText.Quote(SpanText.Spans(spans), last.Text);
        });
        connection.CreateFunction(
            "claim_facts",
            (string stance, string kind, string region, string language, string? published, string? earliest, string? latest) =>
                IndexedFacts.OfClaim(stance, kind, region, language, published, earliest, latest));
    }
}
