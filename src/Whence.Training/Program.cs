using System.CommandLine;
using Whence.Training.Attributions;
using Whence.Training.Corpus;
using Whence.Training.Mentions;
using Whence.Training.Syntax;
using Whence.Training.Times;
using Whence.Training.Articles;
using Whence.Training.Tokens;

var root = new RootCommand("Trains and scores the stages of Whence on annotated corpora.");
root.Subcommands.Add(ArticlesCommand.Create());
root.Subcommands.Add(TokensCommand.Create());
root.Subcommands.Add(SyntaxCommand.Create());
root.Subcommands.Add(TimesCommand.Create());
root.Subcommands.Add(AttributionCommands.Create());
root.Subcommands.Add(CorpusCommand.Build());
root.Subcommands.Add(MentionsCommand.Create());
return root.Parse(args).Invoke();
