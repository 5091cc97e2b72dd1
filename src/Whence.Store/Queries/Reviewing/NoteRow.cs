namespace Whence.Store.Queries.Reviewing;

/// <summary>What a note is about.</summary>
public enum NoteSubject
{
    Claim,
    Story,
}

/// <summary>A person's note: plain text, whatever stands in it.</summary>
/// <param name="What">Key of the claim, or id of the article by which the story is known.</param>
/// <param name="Article">Id of the article with which the note goes when that is forgotten.</param>
public sealed record NoteRow(long Id, NoteSubject Subject, string What, string Article, string Text, string At);
