using Whence.Store.Database.Rows;
using Whence.Store.Intake;

namespace Whence.Store.Pipeline;

/// <summary>What a stage hands to the writer.</summary>
internal abstract record Outcome
{
    /// <summary>About how many bytes it holds.</summary>
    public virtual long Size => 0;

    /// <summary>A page became an article.</summary>
    public sealed record Prepared(PipelineInput Input, string Name, PreparedArticle Article, Capture Capture) : Outcome
    {
        public override long Size => Article.Page.Length + Article.Text.Length + ((long)Article.Article.Text.Length * sizeof(char));
    }

    /// <summary>A part of an input, or the input, cannot be had.</summary>
    public sealed record PartFailed(PipelineInput Input, string Name, string Stage, string Reason) : Outcome;

    /// <summary>An input was unfolded to its end and gave so many parts.</summary>
    public sealed record InputEnded(PipelineInput Input, int Parts) : Outcome;

    /// <summary>Every input was unfolded and every page prepared.</summary>
    public sealed record IntakeEnded : Outcome;

    /// <summary>An article was read.</summary>
    public sealed record ArticleRead(long Article, PreparedReading Reading) : Outcome;

    /// <summary>An article could not be read.</summary>
    public sealed record ReadFailed(long Article, string Name, string Reason) : Outcome;

    /// <summary>An article was gone before it was read.</summary>
    public sealed record ReadNothing : Outcome;
}
