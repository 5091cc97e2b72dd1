using System.CommandLine;
using Whence.Training.Tokens;

var root = new RootCommand("Trains and scores the stages of Whence on annotated corpora.");
root.Subcommands.Add(TokensCommand.Create());
return root.Parse(args).Invoke();
